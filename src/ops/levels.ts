import { DirectDelivery } from "./delivery/direct-delivery.ts";
import { TrialDelivery } from "./delivery/trial-delivery.ts";
import type { Level } from "./level.ts";
import { Level0 } from "./level0.ts";
import { PipelineLevel } from "./pipeline-level.ts";
import type { Shop } from "./shop.ts";
import { CiCd } from "./source/ci-cd.ts";
import { ReleaseByHand } from "./source/release-by-hand.ts";

/** The team of a level, with nothing in service yet. */
export function openLevel(level: 0 | 1 | 2, shop: Shop): Level {
	if (level === 0) return new Level0(shop);
	return new PipelineLevel(shop, {
		code: (host) => (level === 1 ? new ReleaseByHand(host) : new CiCd(host)),
		models: (theShop, release) =>
			level === 1 ? new DirectDelivery(theShop, release) : new TrialDelivery(theShop, release),
	});
}
