export { identifyLanguage, type Identified } from "./identify";
