export { toScenario } from "../read.js";
