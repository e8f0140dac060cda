/** Numbers that one command may ask for at most. */
const MOST = 1000;

/**
 * Whole numbers as they are written on a command line: `7`, `1,3,5`, `1..20`, or ranges and numbers in a list. Null when the
 * text is none of these, a range runs backwards, a number comes twice, or there are more than a thousand.
 */
export function readNumbers(text: string): number[] | null {
	const numbers: number[] = [];
	for (const part of text.split(",")) {
		const range = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/.exec(part);
		if (!range) return null;
		const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
		if (to < from || to - from >= MOST) return null;
		for (let number = from; number <= to; number++) numbers.push(number);
	}
	return numbers.length <= MOST && new Set(numbers).size === numbers.length ? numbers : null;
}

/** What `readNumbers` takes, in words. */
export const NUMBERS_ALLOWED = "a whole number, a list such as 0,1,2, or a range such as 1..20, each number once";
