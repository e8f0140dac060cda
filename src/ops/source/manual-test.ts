import { randomStream } from "../../core/random.ts";
import { commitById } from "../commits/catalogue.ts";
import type { Shop } from "../shop.ts";

/** Share of bad commits that a person finds who tries the code by hand. */
export const FOUND_BY_HAND = 0.3;

/**
 * Tests a commit by hand and records what came of it: true when nothing was found. What a person finds in a commit
 * depends on the commit alone, so Levels 0 and 1 find the same ones.
 */
export function testByHand({ seed, record }: Pick<Shop, "seed" | "record">, commit: string): boolean {
	const found = randomStream(seed, `failures/manual-test/${commit}`).uniform() < FOUND_BY_HAND;
	const pass = !(commitById(commit).kind === "bad" && found);
	const sentence = pass ? "Tried by hand on a few orders: nothing odd was seen." : "Tried by hand: something is wrong.";
	record("data scientist", "commit.tested-by-hand", { commit, pass, sentence });
	return pass;
}
