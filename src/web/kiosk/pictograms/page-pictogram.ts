import type { PictogramName } from "../../../core/pictograms";
import type { ownDrawings } from "./drawings";

export type PagePictogram = PictogramName | keyof typeof ownDrawings;
