/** The largest seed: a seed fits in 32 bits, so that a link holds it in ten digits. */
const LARGEST_SEED = 4294967295;

/** A typed seed: the number, or one sentence saying what is allowed. */
export function readSeed(text: string): { seed: number } | { problem: string } {
	const trimmed = text.trim();
	const seed = Number(trimmed);
	return /^\d+$/.test(trimmed) && seed <= LARGEST_SEED
		? { seed }
		: { problem: `A seed is a whole number from 0 to ${LARGEST_SEED}.` };
}
