// `<!-- console: chromium firefox webkit -->` is replaced by the lines that these browsers print for the fence above it.
import { simulate } from "wouldblock";
import { parseFence } from "wouldblock/fence";
import { scenarioOfFence } from "wouldblock/static";
import { ENGINE_TITLES } from "../../pkg/lists.js";

const PLACE = /^```wouldblock[^\n]*\n([^]*?)^```\n((?:(?!^```)[^])*?)^<!-- console: ([\w ]+) -->$/gm;

/**
 * @param {string} text
 * @param {import("./words.mjs").Words} words
 */
export const withConsoles = (text, { nothing }) =>
  text.replace(PLACE, (whole, fence, _between, engines) => {
    const { verdicts } = simulate(scenarioOfFence(parseFence(fence)));
    const lines = engines.split(" ").map((engine) => {
      const printed = verdicts[engine].console.join("\n") || nothing;
      return `**${ENGINE_TITLES[engine]}**\n\n\`\`\`text\n${printed}\n\`\`\``;
    });
    return whole.replace(/<!-- console: .*$/, "") + lines.join("\n\n");
  });
