import type { Level } from "./level.ts";
import { Level0 } from "./level0.ts";
import type { Shop } from "./shop.ts";

/** The team of a level, with nothing in service yet. */
export function openLevel(level: 0 | 1 | 2, shop: Shop): Level {
	if (level === 0) return new Level0(shop);
	throw new Error(`level ${level}: not there yet`);
}
