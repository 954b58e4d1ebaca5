# Completion of hypervia for bash, printed by: hypervia completion bash

_hypervia_options() {
  case $1 in
@OPTIONS@  esac
}

_hypervia_takes_domain() {
  case $1 in
    @WITH_DOMAIN@) return 0 ;;
  esac
  return 1
}

_hypervia() {
  local IFS=$'\n' word blanks command='' value=false i
  local rest=${COMP_LINE:0:COMP_POINT}
  local -a words=() connection=()
  COMPREPLY=()

  # The shell splits words at colons and equals signs too; a URI is put together again here.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blanks=${rest%%[![:space:]]*}
    rest=${rest:${#blanks}}
    word=${COMP_WORDS[i]}
    rest=${rest:${#word}}
    if [ "$i" = 0 ] || [ -n "$blanks" ]; then
      words+=("$word")
    else
      words[${#words[@]} - 1]+=$word
    fi
  done
  local last=$((${#words[@]} - 1))
  local current=${words[last]} previous=''
  if ((last > 0)); then previous=${words[last - 1]}; fi

  # The command is the first word that is neither a global option nor the value of one.
  for ((i = 1; i < last; i++)); do
    word=${words[i]//[\'\"\\]/}
    if $value; then
      value=false
      connection+=("$word")
      continue
    fi
    case $word in
      -c | --connect | --provider | --password-file) value=true; connection+=("$word") ;;
      -c?* | --connect=* | --provider=* | --password-file=*) connection+=("$word") ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done

  case $previous in
    --vmx | --password-file)
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
      return
      ;;
  esac
  if $value; then return; fi
  local candidates=''
  case $command/$current in
    /-*) candidates='--connect --debug --help --no-prompt --password-file --provider --quiet --readonly --timing --version' ;;
    / | /[!-]* | help/*) candidates='@COMMANDS@' ;;
    */-*) candidates="$(_hypervia_options "$command") --help" ;;
    completion/*) candidates='bash zsh' ;;
  esac
  if [ -n "$candidates" ]; then
    COMPREPLY=($(compgen -W "${candidates// /$'\n'}" -- "$current"))
  elif _hypervia_takes_domain "$command"; then
    # Nobody is asked for a password while completing: without stored credentials there are no names.
    while read -r word; do
      if [ -n "$word" ] && [[ $word == "${current//\\/}"* ]]; then
        COMPREPLY+=("$(printf '%q' "$word")")
      fi
    done < <("${words[0]}" ${connection[@]+"${connection[@]}"} -q -r --no-prompt list --all --name 2>/dev/null)
  fi
}

complete -F _hypervia hypervia
