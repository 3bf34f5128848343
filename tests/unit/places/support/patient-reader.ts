import type { OpeningHours } from "../../../../src/core/opening";
import { openingHours } from "../../../../src/places/opening-hours";

/** For what hours mean: the machine of a test is shared, and how long they may take is tested apart. */
export const patientReader = (): OpeningHours => openingHours({ limitMs: 10_000 });
