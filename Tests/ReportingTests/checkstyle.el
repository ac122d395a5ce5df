;;; checkstyle.el --- Prints what Flycheck reads in a Checkstyle report  -*- lexical-binding: t -*-
;; Run as: emacs -Q --batch -l checkstyle.el REPORT
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa*/*"))
  (add-to-list 'load-path folder))
(require 'flycheck)
(let ((report (with-temp-buffer
                (insert-file-contents (car command-line-args-left))
                (buffer-string))))
  (dolist (e (flycheck-parse-checkstyle report 'caveat nil))
    (princ (format "%s|%s|%s|%s|%s\n" (flycheck-error-filename e) (flycheck-error-line e)
                   (flycheck-error-column e) (flycheck-error-level e) (flycheck-error-id e)))))
