// Converts the contract's declarations to JSON Schema. Only the forms of TypeScript that the contract uses are
// supported; any other is an error.
import ts from "typescript";

/** The types in which the engine refuses unknown fields: those of its input. */
const CLOSED = [
  "Scenario",
  "Page",
  "PageWorker",
  "ParentWorker",
  "ServiceWorker",
  "PageFrame",
  "ParentPage",
  "RequestDescription",
  "Body",
  "Hop",
  "ResponseHead",
];

/** @param {string} text of contract.d.ts */
export function schemaOf(text) {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A scenario of wouldblock",
    description: "What `simulate` takes. What it gives is #/$defs/Report.",
    $ref: "#/$defs/Scenario",
    $defs: definitionsOf(text),
  };
}

/**
 * The schema of a `wouldblock.json`, with the types that it uses from the contract.
 * @param {string} text of check.d.ts
 * @param {string} contract
 */
export function checkSchemaOf(text, contract) {
  const all = { ...definitionsOf(contract), ...definitionsOf(text) };
  for (const name of ["CheckFile", "CheckEntry"]) all[name].additionalProperties = false;
  const used = new Set();
  const follow = (name) => {
    if (used.has(name)) return;
    used.add(name);
    for (const [, next] of JSON.stringify(all[name]).matchAll(/"#\/\$defs\/(\w+)"/g)) follow(next);
  };
  follow("CheckFile");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A wouldblock.json",
    $ref: "#/$defs/CheckFile",
    $defs: Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name))),
  };
}

function definitionsOf(text) {
  const file = ts.createSourceFile("contract.d.ts", text, ts.ScriptTarget.Latest, true);
  const declarations = file.statements.filter(
    (statement) => !ts.isImportDeclaration(statement) && !ts.isFunctionDeclaration(statement),
  );
  return Object.fromEntries(
    declarations.map((statement) => {
      if (ts.isInterfaceDeclaration(statement)) return [statement.name.text, interfaceOf(statement)];
      if (ts.isTypeAliasDeclaration(statement))
        return [statement.name.text, { ...about(statement), ...typeOf(statement.type) }];
      throw new Error(`not understood: ${statement.getText()}`);
    }),
  );
}

function interfaceOf(node) {
  const { text: name } = node.name;
  const inherited = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => ref(type.expression.getText())),
  );
  const properties = Object.fromEntries(
    node.members.map((member) => [nameOf(member), { ...typeOf(member.type), ...about(member) }]),
  );
  const required = node.members.filter((member) => !member.questionToken).map(nameOf);
  return {
    ...about(node),
    type: "object",
    ...(inherited.length > 0 && { allOf: inherited }),
    properties,
    ...(required.length > 0 && { required }),
    ...(CLOSED.includes(name) && { additionalProperties: false }),
  };
}

const nameOf = (member) => member.name.text;
const ref = (name) => ({ $ref: `#/$defs/${name}` });

/** The comment of a node, as a description. */
function about(node) {
  const comments = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment));
  const text = comments.filter(Boolean).join(" ").replace(/\s+/g, " ").trim();
  return text && { description: text };
}

function typeOf(node) {
  if (ts.isLiteralTypeNode(node)) {
    if (node.literal.kind === ts.SyntaxKind.NullKeyword) return { type: "null" };
    if (ts.isStringLiteral(node.literal)) return { const: node.literal.text };
  }
  if (ts.isUnionTypeNode(node)) {
    const types = node.types.map(typeOf);
    return types.every((type) => "const" in type) ? { enum: types.map((type) => type.const) } : { anyOf: types };
  }
  if (ts.isArrayTypeNode(node)) return { type: "array", items: typeOf(node.elementType) };
  if (ts.isParenthesizedTypeNode(node)) return typeOf(node.type);
  if (ts.isTupleTypeNode(node)) {
    const items = node.elements.map((element) => typeOf(ts.isNamedTupleMember(element) ? element.type : element));
    return { type: "array", prefixItems: items, minItems: items.length, maxItems: items.length };
  }
  if (ts.isTypeLiteralNode(node)) return interfaceOf({ ...node, name: { text: "" }, members: node.members });
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    if (name === "Record") {
      const [key, value] = node.typeArguments.map(typeOf);
      return {
        type: "object",
        ...(key.enum
          ? { properties: Object.fromEntries(key.enum.map((one) => [one, value])), required: key.enum }
          : { additionalProperties: value }),
      };
    }
    return ref(name);
  }
  const plain = {
    [ts.SyntaxKind.StringKeyword]: "string",
    [ts.SyntaxKind.NumberKeyword]: "number",
    [ts.SyntaxKind.BooleanKeyword]: "boolean",
  }[node.kind];
  if (plain) return { type: plain };
  throw new Error(`not understood: ${node.getText()}`);
}
