/** Tasks done one after the other, in the order in which they were asked for. */
export class Turns {
	/** Tasks asked for and not done yet. */
	pending = $state(0);
	/** Done when all tasks so far are. */
	all: Promise<void> = Promise.resolve();

	take(task: () => Promise<void>, onerror: (error: unknown) => void): void {
		this.pending++;
		this.all = this.all
			.then(task)
			.catch(onerror)
			.finally(() => this.pending--);
	}
}
