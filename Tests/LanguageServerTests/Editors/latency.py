"""Measures how soon findings follow an edit of a draft of 20 KB.

Usage: latency.py PROGRAM [DRAFT]
Prints the least, the middle and the greatest of 50 times, from the edit to the published findings.
"""
import json, statistics, subprocess, sys, time

program = sys.argv[1]
text = open(sys.argv[2]).read() if len(sys.argv) > 2 else "Our clinic is open every day.\n\n"
draft = (text * (20_000 // len(text) + 1))[:20_000]
server = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(method, parameters, number=None):
    message = {"jsonrpc": "2.0", "method": method, "params": parameters}
    if number is not None:
        message["id"] = number
    body = json.dumps(message).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive():
    length = 0
    while (line := server.stdout.readline().strip()):
        name, value = line.split(b":", 1)
        if name.lower() == b"content-length":
            length = int(value)
    return json.loads(server.stdout.read(length))


def findings(version):
    while True:
        message = receive()
        if message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == version:
            return message["params"]["diagnostics"]


send("initialize", {"processId": None, "rootUri": None,
                    "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}}, 1)
receive()
send("initialized", {})
document = {"uri": "file:///draft.md", "version": 1, "languageId": "markdown", "text": draft}
send("textDocument/didOpen", {"textDocument": document})
count = len(findings(1))
times = []
for version in range(2, 52):
    time.sleep(0.05)
    start = {"line": 0, "character": 0}
    began = time.perf_counter()
    send("textDocument/didChange", {
        "textDocument": {"uri": document["uri"], "version": version},
        "contentChanges": [{"range": {"start": start, "end": start}, "text": "x"}]})
    findings(version)
    times.append((time.perf_counter() - began) * 1000)
print(f"{len(draft)} bytes, {count} findings, {len(times)} edits: least {min(times):.1f} ms, "
      f"middle {statistics.median(times):.1f} ms, greatest {max(times):.1f} ms")
server.stdin.close()
