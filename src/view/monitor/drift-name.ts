import { DRIFTS } from "../../world/catalogue.ts";

/** A drift by the name on its switch. */
export const driftName = (drift: string): string => DRIFTS.find(({ id }) => id === drift)?.name ?? drift;
