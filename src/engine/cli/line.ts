const NAME = 32;

/** Width of a column of which there is one for each of up to three levels. */
const COLUMN = 16;

/** One line of a table: a name, then cells to the right, none wider than a terminal of 80. */
export const line = (name: string, cells: readonly string[], width = COLUMN): string =>
	`${name.padEnd(NAME)}${cells.map((cell) => cell.padStart(width)).join("")}`.trimEnd();

/** Columns that stand for levels. */
export const levelNames = (levels: readonly number[]): string[] => levels.map((level) => `Level ${level}`);
