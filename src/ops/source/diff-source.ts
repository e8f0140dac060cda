import type { SourceFiles } from "./source-text.ts";

interface DiffLine {
	readonly sign: " " | "+" | "-";
	readonly text: string;
}

export interface FileDiff {
	readonly file: string;
	/** Every line of the file before and after, in order. */
	readonly lines: readonly DiffLine[];
}

/** The files that differ, line by line. */
export function diffSource(before: SourceFiles, after: SourceFiles): FileDiff[] {
	const files = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return files
		.filter((file) => before[file] !== after[file])
		.map((file) => ({ file, lines: diffLines(linesOf(before[file]), linesOf(after[file])) }));
}

const linesOf = (text = ""): string[] => text.split("\n").slice(0, -1);

/** A shortest line diff, by the longest common subsequence (Wagner and Fischer 1974). */
function diffLines(a: readonly string[], b: readonly string[]): DiffLine[] {
	const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
	const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--) {
		const row = common[i] as number[];
		for (let j = b.length - 1; j >= 0; j--) {
			row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}
	const out: DiffLine[] = [];
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) out.push({ sign: " ", text: a[i++] as string }) && j++;
		else if (i < a.length && at(i + 1, j) >= at(i, j + 1)) out.push({ sign: "-", text: a[i++] as string });
		else out.push({ sign: "+", text: b[j++] as string });
	}
	return out;
}
