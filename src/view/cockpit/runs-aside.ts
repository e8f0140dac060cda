import type { Messages } from "./messages.svelte.ts";
import { read, write } from "./saved.ts";

const ASIDE = "driftworks.aside";
const LINK = "driftworks.link";

/** So many runs are kept; an older one is gone. */
const MOST = 5;

/**
 * Runs of a person's own whose place another one took that came by a link, as link text, the newest first. They are kept
 * for later visits too, until they are gone back to or their message is dismissed.
 */
export class RunsAside {
	readonly #messages: Messages;
	readonly #open: (text: string) => void;
	#texts = read(ASIDE)?.split("\n") ?? [];
	/** The run of a link as it began: while it is still that, another link has it. */
	#link = read(LINK);
	/** The run that is being gone back to. */
	#back: string | null = null;

	/** `open` flies a run in the place of the person's own. */
	constructor(messages: Messages, open: (text: string) => void) {
		this.#messages = messages;
		this.#open = open;
	}

	/** The run `by` came by a link, or was gone back to, and is the person's own now in the place of `own`. */
	replaced(own: string | null, by: string): void {
		const back = this.#back;
		this.#back = null;
		const others = this.#texts.filter((text) => text !== back && text !== own && text !== by);
		const isLost = own !== null && own !== by && own !== this.#link;
		this.#texts = isLost ? [own, ...others].slice(0, MOST) : others;
		this.#link = back === null ? by : null;
		this.#keep();
		write(LINK, this.#link);
		this.offer();
	}

	#keep(): void {
		write(ASIDE, this.#texts.length > 0 ? this.#texts.join("\n") : null);
	}

	/** Says that there is a run to go back to. A page inside another one has no place for it. */
	offer(): void {
		const [newest] = this.#texts;
		if (newest === undefined || "embed" in document.documentElement.dataset) return this.#messages.dismiss("aside");
		this.#messages.say("aside", "A link brought this run. The one that you had before it is kept.", "status", {
			label: "Back to that run",
			onpress: () => {
				this.#back = newest;
				this.#open(newest);
			},
			ondismiss: () => {
				this.#texts = this.#texts.filter((text) => text !== newest);
				this.#keep();
			},
		});
	}
}
