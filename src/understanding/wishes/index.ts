export { localWishes, type LocalWishesOptions } from "./local-wishes";

/** From the root: where the build leaves the model and the service finds it. */
export const wishModelFile = "dist/wishes.model";
