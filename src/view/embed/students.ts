import { seedWords } from "../../core/hash.ts";

/**
 * The seed of a student: the first 32 bits (big-endian) of the SHA-256 of the name in UTF-8, after Unicode normalization
 * (NFC), in lower case, with single spaces between its words and none around. The same name gives the same seed, in every
 * class and on every machine; two of thirty names share one with a chance of 1 in 10 million.
 */
export function seedOfName(name: string): number {
	return seedWords(name.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " "))[0] >>> 0;
}

/** Names, one a line; each once. */
export const namesIn = (text: string): string[] => [
	...new Set(
		text
			.split("\n")
			.map((line) => line.trim())
			.filter((line) => line !== ""),
	),
];

/** The text of a run with another seed. */
export const withSeed = (run: string, seed: number): string =>
	[`seed=${seed}`, ...run.split("&").filter((field) => field !== "" && !field.startsWith("seed="))].join("&");
