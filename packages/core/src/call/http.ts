import type { ApiRequest } from "../operation/request.ts";
import type { HttpResponse } from "../operation/wire.ts";
import { type Call, call } from "./call.ts";

/** Sends one request and returns the answer, whatever its status. */
export function http(request: ApiRequest): Call<HttpResponse> {
  return call(function* () {
    return (yield { type: "http", request }) as HttpResponse;
  });
}
