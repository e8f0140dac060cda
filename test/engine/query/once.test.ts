import { expect, it } from "vitest";
import { once } from "../../../src/engine/query/once.ts";
import { servedOn } from "../../ops/events.ts";

it("a fold is done once for a log, again when the log has grown, and apart for every log", () => {
	let folds = 0;
	const count = once((events) => {
		folds++;
		return events.length;
	});
	const log = [servedOn(0, {})];
	expect([count(log), count(log), folds]).toEqual([1, 1, 1]);
	log.push(servedOn(1, {}));
	expect([count(log), count(log), folds]).toEqual([2, 2, 2]);
	expect([count([...log]), count(log), folds]).toEqual([2, 2, 3]);
});
