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

	dismiss(id: string): void {
		this.all = this.all.filter((message) => message.id !== id);
	}
}
