import { openWeightsStore } from "./indexed-db-store.ts";
import { RaceHost } from "./race-host.ts";
import type { RaceAnswer, RaceRequest, RaceTold } from "./race-protocol.ts";

const scope = self as unknown as {
	postMessage(message: RaceTold | RaceAnswer): void;
	onmessage: ((event: MessageEvent<RaceRequest>) => void) | null;
};

// A store that is full forgets with the page: a race is only slower for it.
const host = openWeightsStore(() => undefined).then(
	({ store }) => new RaceHost({ store, send: (message) => scope.postMessage(message) }),
);

scope.onmessage = (event) => void host.then((race) => race.receive(event.data));
