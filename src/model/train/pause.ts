/** Gives way to whatever waits in the event loop (messages, a cancel), then goes on without a timer's delay. */
export function pause(): Promise<void> {
	if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
	return new Promise((resolve) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			channel.port1.close();
			resolve();
		};
		channel.port2.postMessage(null);
	});
}
