import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTROLS, readOptions, writeOptions } from "../../../src/view/embed/link-options.ts";
import { WHOLE_PAGE } from "../../../src/view/embed/page-options.ts";

describe("the options of a page in its address", () => {
	it("read back as they were written, whatever is hidden or locked", () => {
		const way = fc.constantFrom("free", "locked", "hidden");
		fc.assert(
			fc.property(fc.array(way, { minLength: CONTROLS.length, maxLength: CONTROLS.length }), (ways) => {
				const only = (wanted: string) => CONTROLS.filter((_, i) => ways[i] === wanted);
				const options = { hide: only("hidden"), lock: only("locked") };
				expect(readOptions(writeOptions(options))).toEqual({ ...options, embed: true, problem: null });
			}),
		);
	});

	it("are a short text with a version, apart from the run", () => {
		expect(writeOptions({ hide: ["monitor", "desk"], lock: ["seed"] })).toBe("?embed=1&hide=desk.monitor&lock=seed");
		expect(readOptions("?embed")).toEqual({ ...WHOLE_PAGE, embed: true });
		expect(readOptions("?lang=de&embed")).toEqual({ ...WHOLE_PAGE, embed: true });
	});

	it.each(["", "?utm_source=mail", "?hide=nonsense"])("are not in %j, which is none of ours", (query) => {
		expect(readOptions(query)).toEqual(WHOLE_PAGE);
	});

	it.each([
		["?embed=2", "embed is “2”; allowed: 1."],
		["?embed&hide=wether", "hide names “wether”; allowed: weather, desk, monitor, transport, level, seed."],
		["?embed&lock=seed.", null],
		["?embed&lock=constructor", "lock names “constructor”"],
		["?embed&colour=red", "“colour” is no option; allowed: embed, hide, lock."],
		["?embed&hide=desk&hide=seed", "hide is given twice"],
		["?embed&hide=desk&lock=desk", "desk is both hidden and locked; allowed: one of the two."],
		[`?embed=${"9".repeat(5000)}`, "embed is “9999"],
	])("%.60s is taken or gives one sentence and the whole page", (query, sentence) => {
		const options = readOptions(query);
		if (sentence === null) expect(options.problem).toBeNull();
		else {
			expect(options.problem).toContain(sentence);
			expect({ ...options, problem: null }).toEqual(WHOLE_PAGE);
		}
	});

	it("never make it fail, whatever stands in an address", () => {
		fc.assert(fc.property(fc.string(), (text) => typeof readOptions(`embed&${text}`).embed === "boolean"));
	});
});
