/** Passes on the first thing said and then the newest, at most once every `gap` ms. The last word always comes through. */
export class Throttle<Word> {
	private readonly say: (word: Word) => void;
	private timer: ReturnType<typeof setTimeout> | null = null;
	private waiting: { word: Word } | null = null;
	private last = Number.NEGATIVE_INFINITY;

	constructor(say: (word: Word) => void) {
		this.say = say;
	}

	/** Says `word` as soon as `gap` ms have gone by since the last one. */
	push(word: Word, gap: number): void {
		this.waiting = { word };
		if (this.timer !== null) clearTimeout(this.timer);
		const wait = this.last + gap - performance.now();
		if (wait <= 0) this.flush();
		else this.timer = setTimeout(() => this.flush(), wait);
	}

	stop(): void {
		if (this.timer !== null) clearTimeout(this.timer);
		this.timer = null;
		this.waiting = null;
	}

	private flush(): void {
		this.timer = null;
		const { waiting } = this;
		this.waiting = null;
		if (!waiting) return;
		this.last = performance.now();
		this.say(waiting.word);
	}
}
