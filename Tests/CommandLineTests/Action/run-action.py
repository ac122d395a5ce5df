"""Runs the steps of a composite action as GitHub's runner does.

Usage: run-action.py ACTION_FOLDER INPUT=VALUE ...
Each step gets its env mapping with the inputs put in, and files of its own for outputs, the path and the summary.
The outputs of the action go to standard output as JSON once the last step has run, with the status of the step that
failed, if one did.
"""
import json, os, re, subprocess, sys, tempfile

import yaml

action_folder = sys.argv[1]
action = yaml.safe_load(open(os.path.join(action_folder, "action.yml")))
inputs = {name: str(item.get("default", "")) for name, item in action["inputs"].items()}
for argument in sys.argv[2:]:
    name, value = argument.split("=", 1)
    if name not in inputs:
        sys.exit(f"the action has no input {name}")
    inputs[name] = value
steps = {}


def evaluate(text):
    """A value of the action file with its expressions replaced; only inputs and outputs of steps are known."""

    def value(match):
        kind, rest = match.group(1).split(".", 1)
        if kind == "inputs":
            return inputs[rest]
        step, outputs, name = rest.split(".")
        assert kind == "steps" and outputs == "outputs"
        return steps.get(step, {}).get(name, "")

    return re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", value, str(text))


def outputs(text):
    """NAME=VALUE lines, and NAME<<END … END blocks (docs.github.com, “Workflow commands”)."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        heredoc = re.match(r"([^=]+?)<<(.+)$", line)
        if heredoc:
            block = []
            for line in lines:
                if line == heredoc.group(2):
                    break
                block.append(line)
            found[heredoc.group(1)] = "\n".join(block)
        else:
            name, value = line.split("=", 1)
            found[name] = value
    return found


path, status = os.environ["PATH"], 0
folder = tempfile.mkdtemp()
for number, step in enumerate(action["runs"]["steps"]):
    # An expression inside a script would be pasted into it before the shell reads it.
    assert "${{" not in step["run"], "an expression inside run"
    assert step["shell"] == "bash"
    files = {}
    for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"):
        files[name] = os.path.join(folder, f"{number}-{name}")
        open(files[name], "w").close()
    script = os.path.join(folder, f"{number}.sh")
    open(script, "w").write(step["run"])
    environment = dict(os.environ, PATH=path, GITHUB_ACTIONS="true", GITHUB_ACTION_PATH=action_folder,
                       RUNNER_TEMP=folder, **files)
    environment.update({name: evaluate(value) for name, value in step.get("env", {}).items()})
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", script]
    log = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with open("log", "ab") as whole:
        whole.write(log.stdout)
    with open("summary", "a") as whole:
        whole.write(open(files["GITHUB_STEP_SUMMARY"]).read())
    steps[step.get("id", str(number))] = outputs(open(files["GITHUB_OUTPUT"]).read())
    for line in open(files["GITHUB_PATH"]).read().splitlines():
        path = line + ":" + path
    status = log.returncode
    if status:
        break
values = {name: evaluate(item["value"]) for name, item in action["outputs"].items()}
print(json.dumps({"status": status, "outputs": values}, sort_keys=True))
