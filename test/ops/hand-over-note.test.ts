import { beforeAll, expect, it } from "vitest";
import type { Model } from "../../src/model/model.ts";
import { handOverNote } from "../../src/ops/hand-over-note.ts";
import { TestShop } from "./shop.ts";

let model: Model;
beforeAll(async () => {
	model = (await TestShop.open()).level.served.model;
});

it("is true and short: the inputs in words, the scaler file, the network", () => {
	expect(handOverNote(model)).toEqual([
		"inputs: distance, log-scaled; backlog; weather_score; carrier, one-hot; 1 if area is rural, else 0; weekend flag; load",
		"inputs are standardised (scaler file attached)",
		"network 8-16-8-1, relu",
	]);
});

it("leaves open what ops then get wrong: missing values, the order of carriers, the first day of the week", () => {
	const text = handOverNote(model).join(" ");
	for (const word of [
		/missing|NaN|mean/i,
		/\bA\b|\bB\b|\bC\b/,
		/Sunday|Monday|Saturday|1 if weekend/i,
		/version|model \d/i,
	]) {
		expect(text).not.toMatch(word);
	}
});
