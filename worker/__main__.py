"""`python -m worker` is `quotewire`."""

from worker.cli import main

if __name__ == "__main__":
    main()
