// The engine, as hosts that import WebAssembly hand it over: for `init()` of `wouldblock/web`.
declare const module: WebAssembly.Module;
export default module;
