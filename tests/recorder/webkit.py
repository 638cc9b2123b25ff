"""A view of WebKitGTK that carries out commands. Commands are lines of JSON on standard input, and responses are lines of
JSON on standard output. WebKit writes the page's console to standard error.

Usage: webkit.py PROXY FOLDER. The folder is for the data of the profile.
"""
import base64
import json
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Soup", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, GLib, Gtk, Soup, WebKit2  # noqa: E402

PROXY, FOLDER = sys.argv[1:]
REMEMBERED = (WebKit2.WebsiteDataTypes.MEMORY_CACHE | WebKit2.WebsiteDataTypes.DISK_CACHE
              | WebKit2.WebsiteDataTypes.HSTS_CACHE)


def respond(number, **fields):
    print(json.dumps({"id": number, **fields}), flush=True)


# This context is not ephemeral, because WebKit prints no console for those.
data = WebKit2.WebsiteDataManager(base_data_directory=FOLDER, base_cache_directory=FOLDER)
data.set_tls_errors_policy(WebKit2.TLSErrorsPolicy.IGNORE)
data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(PROXY, None))
context = WebKit2.WebContext.new_with_website_data_manager(data)
context.set_cache_model(WebKit2.CacheModel.DOCUMENT_VIEWER)
jar = data.get_cookie_manager()
jar.set_accept_policy(WebKit2.CookieAcceptPolicy.ALWAYS)

# The resources of pages with schemes that an app gives to its webview: a type and the bytes, by URL.
served = {}


def serve_app(request):
    type_, body = served.get(request.get_uri().split("#")[0], (None, None))
    if body is None:
        request.finish_error(GLib.Error.new_literal(GLib.quark_from_string("recorder"), "nothing is served here", 1))
        return
    stream = Gio.MemoryInputStream.new_from_bytes(GLib.Bytes.new(body))
    request.finish(stream, len(body), type_)


for scheme in ("capacitor", "ionic", "tauri", "app"):
    context.register_uri_scheme(scheme, serve_app)
    context.get_security_manager().register_uri_scheme_as_cors_enabled(scheme)

settings = WebKit2.Settings()
settings.set_enable_write_console_messages_to_stdout(True)
settings.set_enable_page_cache(False)
settings.set_media_playback_requires_user_gesture(False)
settings.set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.NEVER)
scripts = WebKit2.UserContentManager()
# This window is not offscreen, because media in a page that is not shown does not load.
window = Gtk.Window()
window.set_default_size(400, 300)
window.show()
view = None
loading = None


def loaded(error=None):
    """Answers the command that a load belongs to, once."""
    global loading
    number, loading = loading, None
    if number is not None:
        respond(number, **({"error": error} if error else {}))


def failed(_view, _event, url, error):
    loaded(f"{url}: {error.message}")
    return True


def renew(number):
    """Creates a new view, which replaces the old one if there is one."""
    global view
    if view:
        view.destroy()
    view = WebKit2.WebView(web_context=context, settings=settings, user_content_manager=scripts)
    view.connect("load-changed", lambda _, event: loaded() if event == WebKit2.LoadEvent.FINISHED else None)
    view.connect("load-failed", failed)
    view.connect("web-process-terminated", lambda *_: loaded("the web process ended"))
    view.connect("script-dialog", lambda *_: True)
    window.add(view)
    view.show()
    respond(number)


def listen(number, source):
    """Runs a script at the start of every document from now on."""
    scripts.add_script(WebKit2.UserScript.new(
        source, WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START, None, None))
    respond(number, value=f"{WebKit2.get_major_version()}.{WebKit2.get_minor_version()}.{WebKit2.get_micro_version()}")


def receive(number, source):
    """Runs a script at the start of every document of every frame. It can send messages to the recorder."""
    scripts.connect("script-message-received::recorder",
                    lambda _, result: print(json.dumps({"message": result.get_js_value().to_string()}), flush=True))
    scripts.register_script_message_handler("recorder")
    scripts.add_script(WebKit2.UserScript.new(
        source, WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START, None, None))
    respond(number)


def cookie(number, name, host, secure):
    made = Soup.Cookie.new(name, "1", host, "/", -1)
    made.set_secure(secure)
    made.set_same_site_policy(Soup.SameSitePolicy.NONE)
    jar.add_cookie(made, None, lambda source, result: respond(number, value=source.add_cookie_finish(result)))


def open_page(number, url):
    """Loads a page after clearing all stored data except for cookies."""
    def forgotten(source, result):
        global loading
        source.clear_finish(result)
        loading = number
        view.load_uri(url)
    data.clear(REMEMBERED, 0, None, forgotten)


def serve(number, parts):
    """Serves only these resources to pages of apps: a list of URL, type and Base64."""
    served.clear()
    served.update({url: (type_, base64.b64decode(body)) for url, type_, body in parts})
    respond(number)


def call(number, source):
    """Runs an expression in the page and responds with the value of its promise."""
    def done(_, result):
        try:
            respond(number, value=json.loads(view.call_async_javascript_function_finish(result).to_string()))
        except GLib.Error as error:
            respond(number, error=error.message)
    body = f"return JSON.stringify((await ({source})) ?? null);"
    view.call_async_javascript_function(body, -1, None, None, None, None, done)


COMMANDS = {"listen": listen, "receive": receive, "renew": renew, "cookie": cookie, "open": open_page, "call": call, "serve": serve}


def obey(line):
    number, name, *arguments = json.loads(line)
    COMMANDS[name](number, *arguments)


pending = b""


def read(*_):
    """Carries out every line that has arrived. The program ends at the end of the input."""
    global pending
    chunk = os.read(0, 65536)
    *lines, pending = (pending + chunk).split(b"\n")
    for line in lines:
        obey(line)
    if not chunk:
        Gtk.main_quit()
    return bool(chunk)


GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, read)
Gtk.main()
