/** The part of Azure's request pipeline that we touch; botbuilder declares the way to it private. */
interface Pipeline {
  removePolicy(policy: { name: string }): void;
  addPolicy(policy: Policy, position: { afterPhase: "Sign" }): void;
}

interface Policy {
  name: string;
  sendRequest<T>(request: Request, next: (request: Request) => Promise<T>): Promise<T>;
}

interface Request {
  abortSignal?: AbortSignal;
  disableKeepAlive?: boolean;
}

/**
 * Takes botbuilder's own retries out of one connector client (it repeats 429 and 5xx three times and would post
 * twice), and redirects with them, which would carry our token to another host. The options botbuilder has for
 * this are not passed on (platform page 12). Returns whether the request was handed to the network.
 */
export function oneAttempt(connector: object, deadline: () => AbortSignal): () => boolean {
  let departed = false;
  const { pipeline } = (connector as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.removePolicy({ name: "redirectPolicy" });
  pipeline.addPolicy(
    {
      name: "hanshoOneAttempt",
      sendRequest(request, next) {
        request.abortSignal = deadline();
        // A kept connection that the other side closed meanwhile would look like a lost answer.
        request.disableKeepAlive = true;
        departed ||= !request.abortSignal.aborted;
        return next(request);
      },
    },
    { afterPhase: "Sign" },
  );
  return () => departed;
}
