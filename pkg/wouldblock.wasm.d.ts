// The engine's module, on hosts that can import WebAssembly, for `init()` of `wouldblock/web`.
declare const module: WebAssembly.Module;
export default module;
