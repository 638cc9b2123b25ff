/**
 * A handler that receives violation reports from browsers, of `report-uri` and of the Reporting API. It responds with 204 after
 * `store` has stored them. Responses contain nothing from the request.
 */
export declare function collector(options: CollectorOptions): Collector;

export interface CollectorOptions {
  store: ReportStore;
  /** The longest body that is read, in bytes. Default: 65536. */
  maxBytes?: number;
  /** How many requests may be open at a time. For another one, the one whose body has taken longest is dropped. Default: 100. */
  maxOpen?: number;
  /** How many requests per second are accepted, from all clients and from one. Default: 200 and 20. */
  rate?: { all?: number; client?: number };
  /** Only stores reports about documents of these origins. Default: all origins. */
  origins?: string[];
}

/**
 * @param request with any path: the server decides which of its paths this handles
 * @param from `client`: the address of the client, for the limit of one client. Without it, only the limit of all applies.
 *   Behind a proxy it is the address that the proxy names, because all connections come from the proxy.
 */
export type Collector = (request: Request, from?: { client?: string }) => Promise<Response>;

export interface ReportStore {
  /** Stores reports, each a line of JSON without its line break; resolves when they survive the end of the process. */
  append(lines: string[]): Promise<void>;
}
