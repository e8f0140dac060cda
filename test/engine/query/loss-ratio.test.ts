import { describe, expect, it } from "vitest";
import { lossRatio28d } from "../../../src/engine/query/loss-ratio.ts";
import { servedOn } from "../../ops/events.ts";

const day = (at: number, missed: number, count = 100) => servedOn(at, { count, missed });

describe("the loss of a parcel against that of the first four weeks", () => {
	it("is null until 28 days lie after the first 28, 1 while nothing changes, and a mean of parcels", () => {
		const quiet = Array.from({ length: 56 }, (_, at) => day(at, 10));
		const same = lossRatio28d(quiet);
		expect(same.slice(0, 55)).toEqual(new Array(55).fill(null));
		expect(same[55]).toBeCloseTo(1, 12);
		// A day of three times the parcels and four times the loss of a parcel.
		const worse = lossRatio28d([...quiet, day(56, 120, 300)]);
		expect(worse[56]).toBeCloseTo((27 * 10 + 120) / (27 * 100 + 300) / 0.1, 12);
	});

	it("is nothing that can be measured where the first four weeks lost nothing", () => {
		expect(lossRatio28d(Array.from({ length: 60 }, (_, at) => day(at, 0)))).toEqual(new Array(60).fill(null));
	});
});
