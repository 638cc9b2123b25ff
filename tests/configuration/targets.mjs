// How each real server is set up with a configuration pasted into it, as a person would do it, with the least that it
// needs to run. Proxies are in front of an application that still responds as it did before the fix.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../package.json", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const venv = join(root, "target", "configuration-venv");

/** Python with the packages that the frameworks need, installed once. */
export function python() {
  const wanted = readFileSync(new URL("requirements.txt", import.meta.url), "utf8");
  const mark = join(venv, "installed.txt");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    execFileSync("python3", ["-m", "venv", venv], { stdio: "pipe" });
    execFileSync(
      join(venv, "bin", "pip"),
      [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        fileURLToPath(new URL("requirements.txt", import.meta.url)),
      ],
      { stdio: "pipe" },
    );
    writeFileSync(mark, wanted);
  }
  return join(venv, "bin", "python");
}

const first = (...candidates) => candidates.find(existsSync) ?? candidates[0];

/** @type {Record<string, (text: string, behind: number) => (folder: string, port: number) => [string, string[]]>} */
export const TARGETS = {
  nginx: (text, behind) => (folder, port) => {
    const isOutside = (line) => /^(# beside|geo )/.test(line);
    const lines = text.split("\n");
    writeFileSync(
      join(folder, "nginx.conf"),
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  ${lines.filter(isOutside).join("\n  ")}
  server {
    listen 127.0.0.1:${port};
    location / {
${lines.filter((line) => !isOutside(line)).join("\n")}
      proxy_pass http://127.0.0.1:${behind};
    }
  }
}
`,
    );
    return [first("/usr/sbin/nginx", "/usr/bin/nginx"), ["-p", folder, "-c", join(folder, "nginx.conf")]];
  },
  apache: (text, behind) => (folder, port) => {
    const modules = "/usr/lib/apache2/modules";
    const load = (name) => `LoadModule ${name}_module ${modules}/mod_${name}.so\n`;
    writeFileSync(
      join(folder, "httpd.conf"),
      `${["mpm_event", "authz_core", "headers", "rewrite", "proxy", "proxy_http"].map(load).join("")}
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/httpd.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
<VirtualHost *:${port}>
${text}
ProxyPass / http://127.0.0.1:${behind}/
</VirtualHost>
`,
    );
    return [first("/usr/sbin/apache2", "/usr/sbin/httpd"), ["-X", "-f", join(folder, "httpd.conf")]];
  },
  caddy: (text, behind) => (folder, port) => {
    writeFileSync(
      join(folder, "Caddyfile"),
      `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
${text}
reverse_proxy 127.0.0.1:${behind}
}
`,
    );
    return ["caddy", ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"]];
  },
  express: (text) => (folder, port) => {
    const from = (name) => JSON.stringify(require.resolve(name));
    writeFileSync(
      join(folder, "app.cjs"),
      `const express = require(${from("express")});
const unwrap = module => module.default ?? module;
const helmet = unwrap(require(${from("helmet")})), cors = unwrap(require(${from("cors")}));
const app = express();
app.disable("x-powered-by");
${text}
app.all("/x", (request, response) => response.send("ok"));
app.get("/error", () => { throw new Error("an error of the application"); });
app.listen(${port}, "127.0.0.1");
`,
    );
    return [process.execPath, [join(folder, "app.cjs")]];
  },
  django: (text) => (folder, port) => {
    const [code, settings = ""] = text.includes("# settings.py")
      ? [text.slice(0, text.indexOf("# settings.py")), text.slice(text.indexOf("# settings.py"))]
      : [text];
    const middleware = [
      ...(settings ? ["corsheaders.middleware.CorsMiddleware"] : []),
      ...(code.includes("def headers_middleware") ? ["app.headers_middleware"] : []),
    ];
    writeFileSync(
      join(folder, "settings.py"),
      `SECRET_KEY = "x"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "app"
INSTALLED_APPS = ["corsheaders"]
MIDDLEWARE = ${JSON.stringify(middleware)}
${settings}`,
    );
    writeFileSync(
      join(folder, "app.py"),
      `from django.http import HttpResponse
from django.urls import path
${code}
def error(request):
    raise RuntimeError("an error of the application")
urlpatterns = [path("x", lambda request: HttpResponse("ok")), path("error", error)]
`,
    );
    writeFileSync(
      join(folder, "run.py"),
      `import os
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
from django.core.management import execute_from_command_line
execute_from_command_line(["run.py", "runserver", "127.0.0.1:${port}", "--noreload"])
`,
    );
    return [python(), ["run.py"]];
  },
  fastapi: (text) => (folder, port) => {
    writeFileSync(
      join(folder, "app.py"),
      `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
@app.api_route("/x", methods=["GET", "HEAD", "PUT", "POST"])
def x():
    return "ok"
@app.get("/error")
def error():
    raise RuntimeError("an error of the application")
${text}
`,
    );
    return [
      python(),
      ["-m", "uvicorn", "app:app", "--host", "127.0.0.1", "--port", String(port), "--log-level", "warning"],
    ];
  },
};
