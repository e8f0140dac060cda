/** Where a command reads and writes; `stdin` is asked only when it is told to read from there. */
export interface Terminal {
	stdin(): Promise<string>;
	out(line: string): void;
	err(line: string): void;
	/** Shows how far it is, on one line that the next call replaces; missing where nobody looks. */
	progress?(text: string): void;
	/** Runs the same command in a process of its own, with `stdin` behind it, and gives what it printed. */
	again?(argv: readonly string[], stdin: string): Promise<string>;
	/** How many such processes the machine runs at once without one waiting for another. */
	readonly cores?: number;
}
