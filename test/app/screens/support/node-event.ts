/** Node's own Event, taken before a window for component tests puts another in its place: for EventTargets of Node. */
export const NodeEvent = globalThis.Event
