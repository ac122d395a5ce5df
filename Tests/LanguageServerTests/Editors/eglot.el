;;; eglot.el --- Drives Emacs's Eglot without a terminal  -*- lexical-binding: t -*-
;; Run as: emacs -Q --batch -l eglot.el
;; Writes what a person would see to $RESULT; the test compares it.

;; `-Q' leaves the packages of the distribution out.
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa*/*"))
  (add-to-list 'load-path folder))
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-send-changes-idle-time 0.01
      flymake-no-changes-timeout 0.01
      make-backup-files nil)

(define-derived-mode draft-mode text-mode "Draft")
(add-to-list 'eglot-server-programs
             `(draft-mode . (,(getenv "CAVEAT") "lsp" "--no-builtin" "--rules" "rules")))

(defvar lines nil)
(defun say (&rest parts) (push (apply #'format parts) lines))

(defun until-count (count)
  (let ((limit (+ (float-time) 10)))
    (while (and (/= (length (flymake-diagnostics)) count) (< (float-time) limit))
      (accept-process-output nil 0.05))))

(defun show ()
  (dolist (diagnostic (sort (flymake-diagnostics)
                            (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))
    (let ((from (flymake-diagnostic-beg diagnostic)))
      (say "%d:%d %s" (line-number-at-pos from)
           (1+ (save-excursion (goto-char from) (- from (line-beginning-position))))
           (buffer-substring-no-properties from (flymake-diagnostic-end diagnostic))))))

(find-file (getenv "DRAFT"))
(draft-mode)
(eglot-ensure)
(run-hooks 'post-command-hook)
(until-count 2)
(show)
(goto-char (point-min))
(search-forward "FDA")
(let* ((actions (eglot-code-actions (point) (point) "quickfix"))
       (action (seq-find (lambda (a) (string-prefix-p "Write" (plist-get a :title))) actions)))
  (say "action %s" (plist-get action :title))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(eglot--signal-textDocument/didChange)
(until-count 1)
(show)
(say "text %s" (buffer-substring-no-properties (point-min) (line-end-position)))
(erase-buffer)
(insert "Nothing.\n")
(eglot--signal-textDocument/didChange)
(until-count 0)
(say "left %d" (length (flymake-diagnostics)))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(with-temp-file (getenv "RESULT")
  (insert (mapconcat #'identity (reverse lines) "\n") "\n"))
(kill-emacs 0)
