import { DirectDelivery } from "./delivery/direct-delivery.ts";
import { TrialDelivery } from "./delivery/trial-delivery.ts";
import type { Level } from "./level.ts";
import { Level0 } from "./level0.ts";
import { PipelineLevel } from "./pipeline-level.ts";
import type { Shop } from "./shop.ts";
import { FIRST_CODE } from "./source/pipeline-code.ts";

/** The team of a level, with nothing in service yet. */
export function openLevel(level: 0 | 1 | 2, shop: Shop): Level {
	if (level === 0) return new Level0(shop);
	return new PipelineLevel(shop, {
		code: () => ({
			code: FIRST_CODE,
			revision: 0,
			request: () => "No code can be changed yet.",
			heard: () => undefined,
		}),
		models: (theShop, release) =>
			level === 1 ? new DirectDelivery(theShop, release) : new TrialDelivery(theShop, release),
	});
}
