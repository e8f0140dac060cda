import type { OpsEvent } from "../../src/ops/events.ts";
import { servedOn } from "../ops/events.ts";

/** Days of a thousand parcels each, by the true accuracy of each day. */
export const days = (...accuracies: number[]): OpsEvent[] =>
	accuracies.map((accuracy, day) => servedOn(day, { count: 1000, right: 0, rightExpected: 1000 * accuracy }));

/** `count` days of the same accuracy. */
export const times = (count: number, accuracy: number): number[] => Array.from({ length: count }, () => accuracy);
