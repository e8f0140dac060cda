/** What the live diagram is told about the running system. */

/** `ran`: it did its work on the day that is looked at, and is done. `calling`: it works, and calls somebody. */
export type NodeStatus = "idle" | "working" | "ran" | "waiting" | "done" | "absent" | "blocked" | "calling";

export interface NodeState {
	readonly status: NodeStatus;
	/** One short line under the picture; when the box is open, the verdict at its top right. */
	readonly fact: string;
	/** A longer sentence for the accessible name. */
	readonly detail?: string;
}

type TokenKind = "data" | "code" | "model" | "alert";

/** A piece of work on an arrow. */
export interface Token {
	readonly id: string;
	/** From node, to node; against the arrow where the arrow has two heads. */
	readonly edge: readonly [string, string];
	readonly kind: TokenKind;
	readonly state: "moving" | "queued";
	/** A few words beside the arrow, for example "waits 5 days". */
	readonly label?: string;
}

/** Records that walk along an arrow. */
export interface Flow {
	readonly edge: readonly [string, string];
	/** Records per tick; the spacing of the dots. */
	readonly records: number;
	/** The count in words, for example "498 new today". */
	readonly label: string;
}

const STATUS_WORDS: Record<NodeStatus, string> = {
	idle: "at rest",
	working: "working now",
	ran: "ran today",
	waiting: "waits",
	done: "done",
	absent: "absent",
	blocked: "blocked",
	calling: "calls",
};

const TOKEN_WORDS: Record<TokenKind, string> = { data: "Data", code: "Code", model: "A model", alert: "An alert" };

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A box in words, its visible name first: "Model training: working now. epoch 5 of 8." */
export function nodeInWords(name: string, state: NodeState): string {
	const facts = [state.fact, state.detail ?? ""].filter((text) => text !== "" && text !== STATUS_WORDS[state.status]);
	return [`${name}: ${STATUS_WORDS[state.status]}.`, ...facts.map(sentence)].join(" ");
}

/** A token in words, with the names of the boxes at both ends. */
export function tokenInWords(token: Token, from: string, to: string): string {
	const does = token.state === "moving" ? "moves" : "stands in line";
	return sentence(`${TOKEN_WORDS[token.kind]} ${does} from ${from} to ${to}${token.label ? `: ${token.label}` : ""}`);
}
