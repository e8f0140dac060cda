import { OfflineData } from "../../src/ops/offline-data.ts";
import { deliveredHours } from "../../src/world/delivered-hours.ts";
import { FIRST_DAY } from "../../src/world/shocks.ts";
import type { World } from "../../src/world/world.ts";

/** What the shop has stored of a world at rest, up to the day before `until`. */
export function storeOf(world: Pick<World, "day">, until = 0): OfflineData {
	const data = new OfflineData();
	for (let day = FIRST_DAY; day < until; day++) {
		const made = world.day(day, []);
		data.add(day, made.delivered, made.actual.late, made.actual.labelDay, deliveredHours(made));
	}
	return data;
}
