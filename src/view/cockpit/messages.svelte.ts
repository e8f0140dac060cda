/** What can be done about a message, and what its dismissal means. */
interface Answer {
	readonly label: string;
	readonly onpress: () => void;
	readonly ondismiss?: () => void;
}

/** What the page owes the visitor in one sentence. */
export interface Message {
	readonly id: string;
	readonly text: string;
	readonly kind: "status" | "alert";
	readonly action?: Answer | undefined;
}

/** Messages that stand until somebody dismisses them; of one id only the newest. */
export class Messages {
	all = $state.raw<readonly Message[]>([]);

	say(id: string, text: string, kind: Message["kind"], action?: Answer): void {
		this.all = [...this.all.filter((message) => message.id !== id), { id, text, kind, action }];
	}

	sayUnkept(): void {
		this.say("storage", "This browser keeps nothing for us, so progress will not be kept.", "status");
	}

	sayCrash(times: number): void {
		const text = `The engine stopped and was started again (${times}); the run goes on where it was.`;
		this.say("crash", text, "alert");
	}

	sayStopped(error: unknown): void {
		this.say("engine", `The run stopped: ${error instanceof Error ? error.message : String(error)}`, "alert");
	}

	sayUnfetched(what: string): void {
		this.say("fetch", `The ${what} could not be fetched. Is the connection gone?`, "alert");
	}

	/** A person has read it and wants no more of it. */
	decline({ id, action }: Message): void {
		action?.ondismiss?.();
		this.dismiss(id);
	}

	dismiss(id: string): void {
		this.all = this.all.filter((message) => message.id !== id);
	}
}
