export { identifyLanguage, type Identified } from "./identify";
export { profileSteps } from "./profiles";
