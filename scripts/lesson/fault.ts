/** Where something stands in a lesson's source, from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** What is wrong with a lesson's source, and where. */
export class LessonFault extends Error {
	constructor(
		readonly file: string,
		readonly place: Place,
		readonly reason: string,
	) {
		super(`${file}:${place.line}:${place.column}: ${reason}`);
		this.name = "LessonFault";
	}
}

/** Stops the compilation of one lesson at a place in it. */
export type Refuse = (place: Place | undefined, reason: string) => never;
