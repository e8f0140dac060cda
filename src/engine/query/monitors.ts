/** What watches, in the order in which it can know of a drift. */
export const MONITORS = ["schema", "inputs", "estimate", "errors"] as const;
export type MonitorName = (typeof MONITORS)[number];
