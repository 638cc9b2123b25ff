// A temporary certificate; the browsers are configured to accept any.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @returns {{ key: Buffer, cert: Buffer }} a new self-signed one, made by the `openssl` command */
export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "recorder-"));
  try {
    const key = join(folder, "key.pem"),
      cert = join(folder, "cert.pem");
    execFileSync(
      "openssl",
      [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=recorder.test",
        "-addext",
        "subjectAltName=DNS:recorder.test",
        "-keyout",
        key,
        "-out",
        cert,
      ],
      { stdio: "pipe" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
