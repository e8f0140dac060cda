/**
 * The parts of a page on their way into it, each in a task of its own: between two of them the browser draws what is there and
 * hears what a person does. `{#await turn() then}` stands around a part. What it is made of comes right after it, before the
 * parts that follow on the page.
 */
const waiting: (() => void)[] = [];
/** Those who wait until no part does. */
const after: (() => void)[] = [];
/** Place of the next one that the part in hand asks for. */
let place = 0;
/** What is shown now is there at once. */
let whole = true;

const tasks = new MessageChannel();
tasks.port1.onmessage = () => {
	place = 0;
	const part = waiting.shift();
	if (part) part();
	else for (const resolve of after.splice(0)) resolve();
};
/** A task for a part, or for those after all of them. */
const ask = () => tasks.port2.postMessage(null);

/** A page begins, and is not whole until `endParts`. */
export function beginParts(): void {
	whole = false;
}

export function endParts(): void {
	whole = true;
}

/** Resolves in the task of a part, also where it comes after its page. */
export const ownTurn = (): Promise<void> =>
	new Promise((resolve) => {
		waiting.splice(place++, 0, resolve);
		ask();
	});

/** Resolves in the task of a part; null while no page is on its way. */
export const turn = (): Promise<void> | null => (whole ? null : ownTurn());

/** Resolves when no part waits any more, with what came of those that do. */
export const allParts = (): Promise<void> =>
	new Promise((resolve) => {
		after.push(resolve);
		ask();
	});
