# SPDX-License-Identifier: Apache-2.0
"""What all flows need: finding objects, and saying what is not as it should be."""

from pyVim.task import WaitForTask
from pyVmomi import vim


def find(content, kind, name):
    view = content.viewManager.CreateContainerView(content.rootFolder, [kind], True)
    try:
        return next((one for one in view.view if one.name == name), None)
    finally:
        view.Destroy()


def same(actual, expected):
    if actual != expected:
        raise AssertionError("%r instead of %r" % (actual, expected))


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


def refused(kind, function, *arguments):
    try:
        result = function(*arguments)
        if isinstance(result, vim.Task):
            WaitForTask(result)
    except kind:
        return
    raise AssertionError("not refused with " + kind.__name__)
