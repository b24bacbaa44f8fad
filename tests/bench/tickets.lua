-- One ticket a request, each with an Idempotency-Key of its own, spread over the branches that BENCH_BRANCHES names with
-- their kiosks' tokens (`branch=token,branch=token`). The echo gets the very same requests.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end
local branches = {}
for branch, token in string.gmatch(os.getenv("BENCH_BRANCHES"), "([^=,]+)=([^,]+)") do
  branches[#branches + 1] = { path = string.format(os.getenv("BENCH_PATH"), branch), token = "Bearer " .. token }
end
local n = 0
function request()
  n = n + 1
  local branch = branches[n % #branches + 1]
  local headers = {
    ["Content-Type"] = "application/json",
    ["Authorization"] = branch.token,
    ["Idempotency-Key"] = string.format("%s-%d-%d", os.getenv("BENCH_RUN"), id, n),
  }
  return wrk.format("POST", branch.path, headers, '{"service":"2.000815","printer":null}')
end
