import type { Beside } from "../../engine/futures.ts";

/** What the page owes the visitor in one sentence. */
export interface Message {
	readonly id: string;
	readonly text: string;
	readonly kind: "status" | "alert";
}

/** Messages that stand until somebody dismisses them; of one id only the newest. */
export class Messages {
	all = $state.raw<readonly Message[]>([]);

	say(id: string, text: string, kind: Message["kind"]): void {
		this.all = [...this.all.filter((message) => message.id !== id), { id, text, kind }];
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

	/** The futures beside the run in hand became those of another world. */
	sayOtherWorld({ others }: Beside): void {
		const names = others.map(({ name }) => name).join(" and ");
		const text = `The world is another one for every future: ${names} ${others.length > 1 ? "are" : "is"} played again in it. Undo goes back to the one before.`;
		this.say("futures", text, "status");
	}

	sayUnfetched(what: string): void {
		this.say("fetch", `The ${what} could not be fetched. Is the connection gone?`, "alert");
	}

	dismiss(id: string): void {
		this.all = this.all.filter((message) => message.id !== id);
	}
}
