/** What the page owes the visitor in one sentence. */
export interface Message {
	readonly id: string;
	readonly text: string;
	readonly kind: "status" | "alert";
}
